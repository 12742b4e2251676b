/**
 * As much of resvg as is used. It is loaded only when a PNG is wanted, and not made for every system: the program is built without it, too.
 */
declare module "@resvg/resvg-js" {
  export class Resvg {
    constructor(svg: string, options?: { readonly fitTo?: { readonly mode: "zoom"; readonly value: number } });
    /** Undefined for a drawing of no extent. */
    getBBox(): object | undefined;
    render(): { asPng(): Uint8Array };
  }
}
