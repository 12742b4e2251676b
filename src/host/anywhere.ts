/**
 * What a browser shares with the server: the shapes of what passes between them, and no code.
 */
export type {
  Brief,
  Closing,
  Countdown,
  Entry,
  Head,
  Join,
  Letter,
  Letters,
  Lobby,
  Page,
  Refused,
  Room,
  Scene,
  ScenePosture,
  SceneState,
  SeatAct,
  SeatLetter,
  SeatRow,
  Standing,
  Turn,
  WireItem,
  WirePart,
} from "./page.js";
