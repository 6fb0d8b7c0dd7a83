/** After how long without a move a page locks itself. */
export class Locking {
  constructor(readonly seconds: number) {}
}
