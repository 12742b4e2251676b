/**
 * Whom a device speaks for: nobody yet, who stands in the lobby; the table, which sees what everyone may know; one seat; or the
 * white cell. What a role may see and do follows from the role alone, never from what a request says.
 */
import { seatViewer, type Viewer } from "../visibility/index.js";

export type Role =
  | { readonly kind: "lobby" }
  | { readonly kind: "table" }
  | { readonly kind: "seat"; readonly seat: string }
  | { readonly kind: "white-cell" };

export const isSameRole = (one: Role, other: Role): boolean => nameOf(one) === nameOf(other);

/** Tells roles apart, for whatever is kept by role. */
export const nameOf = (role: Role): string => (role.kind === "seat" ? `seat ${role.seat}` : role.kind);

/** Through whose eyes a role looks at the session; null for the lobby, which sees nothing of it. */
export function viewerOf(role: Role): Viewer | null {
  switch (role.kind) {
    case "lobby":
      return null;
    case "table":
      return "table";
    case "seat":
      return seatViewer(role.seat);
    case "white-cell":
      return "facilitator";
  }
}
