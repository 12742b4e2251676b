/**
 * The link that opens the white cell's page: shown when somebody asks for it, and drawn anew, which puts everybody else outside who came by the old one.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { QrOf } from "./parts.js";
import { askLink, type Came, type LinkGiven, renewLink } from "./white-cell-calls.js";

export function CellLink({ tell }: { readonly tell: (told: Came) => void }) {
  const [shown, setShown] = useState<LinkGiven | "given" | null>(null);
  const [asked, setAsked] = useState(false);
  const take = (came: LinkGiven | null | { readonly refused: string }) => {
    if (came !== null && "refused" in came) tell(came);
    else setShown(came ?? "given");
  };
  const renew = () => {
    setAsked(false);
    void renewLink().then(take);
  };
  return (
    <section class="cell-link" aria-labelledby="link-title">
      <h2 id="link-title">{say("white-cell.link-title")}</h2>
      <p class="hint">{say("white-cell.link-about")}</p>
      <div aria-live="polite">
        {shown === null ? null : shown === "given" ? (
          <p>{say("white-cell.link-given")}</p>
        ) : (
          <div class="given">
            <p class="address">{shown.address}</p>
            <QrOf picture={shown.picture} label={say("white-cell.link-qr")} />
          </div>
        )}
      </div>
      <p class="do">
        {shown === null ? (
          <button type="button" onClick={() => void askLink().then(take)}>
            {say("white-cell.link-show")}
          </button>
        ) : (
          <button type="button" onClick={() => setShown(null)}>
            {say("white-cell.hide")}
          </button>
        )}
        {asked ? (
          <>
            <button type="button" onClick={renew}>
              {say("white-cell.link-sure")}
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              {say("white-cell.not-yet")}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setAsked(true)}>
            {say("white-cell.link-renew")}
          </button>
        )}
      </p>
    </section>
  );
}
