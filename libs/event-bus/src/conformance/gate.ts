import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP relay that can be shut: connections are cut and new ones refused, as when a network fails. */
export class Gate {
  private readonly sockets = new Set<Socket>();
  private open = true;

  private constructor(private readonly server: Server, private readonly to: { host: string; port: number }) {
    server.on('connection', (socket) => this.pass(socket));
  }

  static async before(address: string): Promise<Gate> {
    const [host = '', port = ''] = address.split(':');
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Gate(server, { host, port: Number(port) });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  shut(): void {
    this.open = false;
    for (const socket of this.sockets) socket.destroy();
  }

  reopen(): void {
    this.open = true;
  }

  async close(): Promise<void> {
    this.shut();
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(socket: Socket): void {
    if (!this.open) return void socket.destroy();
    const other = connect(this.to);
    for (const [one, peer] of [[socket, other], [other, socket]] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined).on('close', () => { this.sockets.delete(one); peer.destroy(); });
    }
    socket.pipe(other).pipe(socket);
  }
}
