/**
 * What of exercises a page in a browser counts by itself, and nothing that reads files or checks what comes in.
 */
export { Bell, type ShownClock, shownCountdown } from "./clock-shown.js";
