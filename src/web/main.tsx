/**
 * The program of a hosted exercise's pages: one page, which is what the device's role makes of it.
 */
import { render } from "preact";
import { App } from "./app.js";
import { Connection } from "./connection.js";

const connection = new Connection();
const room = document.getElementById("app") as HTMLElement;
room.replaceChildren();
render(<App connection={connection} />, room);
void connection.start();
