/**
 * What the white cell takes away from its page: files that the host writes when they are asked for, and that the browser saves.
 */
import { say } from "../catalogue/index.js";

const files = [
  ["report", "white-cell.report"],
  ["docx", "white-cell.docx"],
  ["markdown", "white-cell.markdown"],
  ["records", "white-cell.records"],
  ["review", "white-cell.review-file"],
  ["log", "white-cell.log"],
  ["picture", "white-cell.picture"],
] as const;

export const CellFiles = ({ map }: { readonly map: boolean }) => (
  <section class="files" aria-labelledby="files-title">
    <h2 id="files-title">{say("white-cell.files")}</h2>
    <p class="hint">{say("white-cell.files-about")}</p>
    <p class="do">
      {files.map(([file, name]) => (
        <a key={file} class="button" href={`/api/white-cell/${file}`} download>
          {say(name)}
        </a>
      ))}
      {map ? (
        <a class="button" href="/api/map" download="map.svg">
          {say("white-cell.map")}
        </a>
      ) : null}
    </p>
  </section>
);
