import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

export interface Address { readonly host: string; readonly port: number }

/**
 * A TCP relay with a network's faults: shut (connections are reset and new ones refused), silent (bytes are swallowed and nothing is
 * said, as behind a black hole), slow (each piece of data comes so much later).
 */
export class Gate {
  private readonly sockets = new Set<Socket>();
  private state: 'open' | 'shut' | 'silent' = 'open';
  private delayMs = 0;

  private constructor(private readonly server: Server, private to: Address) {
    server.on('connection', (socket) => this.pass(socket));
  }

  /** Before `host:port`, at a free port of loopback, or at the given one. */
  static async before(address: string, port = 0): Promise<Gate> {
    const [host = '', target = ''] = address.split(':');
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new Gate(server, { host, port: Number(target) });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  shut(): void {
    this.state = 'shut';
    this.cut();
  }

  /** Connections stay and nothing passes; when the gate is opened again they are reset, as after a black hole. */
  silence(): void {
    this.state = 'silent';
  }

  slow(delayMs: number): void {
    this.delayMs = delayMs;
  }

  reopen(): void {
    if (this.state === 'silent') this.cut();
    this.state = 'open';
    this.delayMs = 0;
  }

  async close(): Promise<void> {
    this.shut();
    this.server.close();
    await once(this.server, 'close');
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private pass(socket: Socket): void {
    if (this.state === 'shut') return void socket.destroy();
    const other = connect(this.to);
    for (const [one, peer] of [[socket, other], [other, socket]] as const) {
      this.sockets.add(one);
      // What passes through is not held back for more: a relay that did would add 40 ms to every answer.
      one.setNoDelay(true);
      one.on('error', () => undefined).on('close', () => { this.sockets.delete(one); peer.destroy(); });
    }
    socket.pipe(this.faults()).pipe(other).pipe(this.faults()).pipe(socket);
  }

  private faults(): Transform {
    return new Transform({
      transform: (piece: Buffer, _encoding, done) => {
        if (this.state === 'silent') done();
        else if (this.delayMs === 0) done(null, piece);
        else setTimeout(() => done(null, piece), this.delayMs);
      },
    });
  }
}
