/**
 * The program of a hosted exercise's pages: one page, which is what the device's role makes of it.
 */
import { render } from "preact";
import { App } from "./app.js";
import { Connection } from "./connection.js";
import { languageNow, speakIn } from "./language.js";

const connection = new Connection();
const room = document.getElementById("app") as HTMLElement;
void speakIn(languageNow()).then((spoken) => {
  if (!spoken) document.documentElement.lang = "en";
  room.replaceChildren();
  render(<App connection={connection} />, room);
  return connection.start();
});
