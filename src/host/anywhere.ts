/**
 * What a browser shares with the server: the shapes of what passes between them, and no code.
 */
export type {
  Brief,
  Closing,
  Entry,
  Head,
  Join,
  Lobby,
  Page,
  Refused,
  Room,
  Scene,
  ScenePosture,
  SceneState,
  SeatAct,
  SeatRow,
  Standing,
  Turn,
  WireItem,
  WirePart,
} from "./page.js";
