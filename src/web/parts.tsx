/**
 * What the pages of seats and table share: the head, what is said of the connection, ladders, gauges, news and the map.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { MapSection } from "../browser/index.js";
import { say } from "../catalogue/index.js";
import { shownCountdown } from "../exercise/anywhere.js";
import type { Countdown, Join, Scene, ScenePosture, Standing, WireItem } from "../host/anywhere.js";
import { markMap } from "../report/anywhere.js";
import type { Connection, Line, Whole } from "./connection.js";
import { LanguageChoice, languageNow, Unread } from "./language.js";

export interface Face {
  readonly connection: Connection;
  readonly line: Line;
  readonly page: Whole;
}

export function Head({ connection, line, page }: Face) {
  const { head, room } = page;
  const { title, actor, date, day, horizon, turn, turns, ended } = head;
  return (
    <header>
      <div class="who">
        <h1>{actor === "" ? title : actor}</h1>
        <div class="tools">
          {head.role === "white-cell" ? null : <LanguageChoice connection={connection} />}
          <button type="button" class="small" onClick={() => void connection.leave()}>
            {say("web.leave")}
          </button>
        </div>
      </div>
      <p class="when">
        <strong>{date}</strong> <span>{say("web.day-of", { day, horizon })}</span>{" "}
        <span>{ended ? say("web.ended") : say("web.turn-of", { turn, turns })}</span>
      </p>
      {head.role === "white-cell" ? <p class="which">{say("web.white-cell")}</p> : null}
      {actor === "" ? null : (
        <p class="which">
          {title}
          {room === undefined || head.role !== "seat"
            ? ""
            : ` · ${say("web.people-here", { n: room.people, seat: actor })}`}
        </p>
      )}
      {page.clock === undefined ? null : <Clock counted={page.clock} ahead={connection.ahead} />}
      <Unread />
      <progress aria-label={say("web.progress")} max={horizon} value={day} />
      <Tidings line={line} page={page} />
    </header>
  );
}

/** What is left of the turn or a break, by the host's clock; counted here. */
function Clock({ counted, ahead }: { readonly counted: Countdown; readonly ahead: number }) {
  const [, draw] = useState(0);
  const { of, since } = counted;
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => draw((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, [since]);
  const { phase, time } = shownCountdown(of, counted, Date.now() + ahead);
  const up = phase === "up";
  return (
    <p class={up ? "overtime" : "clock"} role="timer">
      <span>{say(up ? "web.time-up" : of === "break" ? "web.break" : "web.time-left")}</span>{" "}
      <strong>{up ? `+${time}` : time}</strong>
      {since === null ? ` · ${say("web.stands")}` : ""}
    </p>
  );
}

interface PartsProps<Part extends string> {
  /** Each with its name, as it stands on its button. */
  readonly parts: readonly (readonly [Part, string])[];
  readonly part: Part;
  readonly choose: (part: Part) => void;
}

/** On a phone: which part of a page is shown. In two halves: where a row has no room for all, none stands alone on the next. */
export function Parts<Part extends string>({ parts, part, choose }: PartsProps<Part>) {
  const half = Math.ceil(parts.length / 2);
  return (
    <nav class="parts" aria-label={say("web.sections")}>
      {[parts.slice(0, half), parts.slice(half)].map((row) => (
        <div key={row[0]?.[0] ?? ""}>
          {row.map(([one, name]) => (
            <button
              key={one}
              type="button"
              aria-current={one === part ? "true" : undefined}
              onClick={() => {
                choose(one);
                scrollTo(0, 0);
              }}
            >
              {name}
            </button>
          ))}
        </div>
      ))}
    </nav>
  );
}

/** What there is to say of the connection and of what was sent last. */
function Tidings({ line, page }: Omit<Face, "connection">) {
  const { status, waiting, told } = line;
  const offline = status === "offline";
  return (
    <>
      {offline ? (
        <div class="warning" role="alert">
          {say("web.offline")} {waiting.length === 0 ? "" : say("web.waiting", { n: waiting.length })}
          <ul>
            {waiting.map(({ act, what }) => (
              <li key={JSON.stringify(act)}>{what}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {page.room?.saved === false ? (
        <p class="warning" role="alert">
          {say("web.host-unsaved")}
        </p>
      ) : null}
      <p class={told?.kind === "refused" ? "warning" : "notice"} role="status" hidden={!told && !waiting.length}>
        {!offline && waiting.length > 0
          ? say("web.sending")
          : told === null
            ? ""
            : say(told.kind === "sent" ? "web.sent" : "web.refused", { what: told.what })}
      </p>
    </>
  );
}

const signs = {
  inject: { sign: "▸", name: "web.inject" },
  milestone: { sign: "◆", name: "web.milestone" },
  end: { sign: "■", name: "web.end" },
} as const;

interface WireProps {
  readonly items: readonly WireItem[];
  /** Only so many of the latest. */
  readonly most?: number;
  /** What stands below the text of each, and what beside all of it. */
  readonly below?: (item: WireItem) => ComponentChildren;
  readonly beside?: (item: WireItem) => ComponentChildren;
}

interface HappeningProps {
  readonly item: WireItem;
  readonly below?: ComponentChildren;
  readonly beside?: ComponentChildren;
}

/** One thing that has happened, in a list of them. */
function Happening({ item, below, beside }: HappeningProps) {
  const { kind, date, on, who, headline, text, chance } = item;
  return (
    <li class={kind}>
      <time dateTime={on}>{date}</time>
      <div>
        <p class="headline">
          {kind === "act" ? null : (
            <>
              <span aria-hidden="true">{signs[kind].sign} </span>
              <span class="unseen">{say(signs[kind].name)}: </span>
            </>
          )}
          {headline}
        </p>
        {text === "" ? null : <p class="text">{text}</p>}
        {who === "" && chance === "" ? null : (
          <p class="by">
            {who} {chance === "" ? null : <span class="chance">{chance}</span>}
          </p>
        )}
        {below}
      </div>
      {beside}
    </li>
  );
}

/** What has happened, the latest first. */
export function Wire({ items, most = items.length, below, beside }: WireProps) {
  const latest = items
    .map((item, at) => ({ item, at }))
    .reverse()
    .slice(0, most);
  if (items.length === 0) return <p class="nothing">{say("web.nothing-yet")}</p>;
  return (
    <ol class="wire" reversed>
      {latest.map(({ item, at }) => (
        <Happening key={at} item={item} below={below?.(item)} beside={beside?.(item)} />
      ))}
    </ol>
  );
}

interface LadderProps {
  readonly posture: ScenePosture;
  readonly state: string | undefined;
  readonly moved: boolean;
}

/** One posture: its state in words, and its place on the ladder in steps. */
export function Ladder({ posture: { label, states }, state, moved }: LadderProps) {
  const rungs = [...new Set(states.flatMap(({ rung }) => (rung === undefined ? [] : [rung])))].sort((a, b) => a - b);
  const now = states.find(({ id }) => id === state);
  const place = rungs.indexOf(now?.rung ?? Number.NaN);
  return (
    <li class="ladder">
      <span class="posture">{label}</span>
      <span class="state">
        {now?.label ?? ""}
        {moved ? (
          <>
            <span aria-hidden="true" class="moved">
              {" "}
              ●
            </span>
            <span class="unseen"> {say("web.just-moved")}</span>
          </>
        ) : null}
      </span>
      {place < 0 ? null : (
        <span class="rungs">
          <span class="unseen">{say("web.rung", { rung: place + 1, rungs: rungs.length })}</span>
          {rungs.map((rung, at) => (
            <i key={rung} aria-hidden="true" class={at <= place ? `heat-${now?.heat ?? 0}` : ""} />
          ))}
        </span>
      )}
    </li>
  );
}

export function Ladders({ scene, standing }: { readonly scene: Scene; readonly standing: Standing }) {
  const shown = scene.actors.filter(({ postures }) => postures.length > 0);
  return (
    <div class="ladders">
      {shown.map(({ id, label, postures }) => (
        <section key={id} class="actor">
          <h3>{label}</h3>
          <ul>
            {postures.map((posture) => (
              <Ladder
                key={posture.path}
                posture={posture}
                state={standing.postures[posture.path]}
                moved={standing.moved.includes(posture.path)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function Gauges({ scene, standing }: { readonly scene: Scene; readonly standing: Standing }) {
  return (
    <dl class="gauges">
      {scene.gauges.map(({ id, label }) => {
        const gauge = standing.gauges[id];
        return gauge === undefined ? null : (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              <span>{gauge.value}</span>
              <meter aria-label={label} min={0} max={1} value={gauge.full} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const svgSpace = "http://www.w3.org/2000/svg";

interface QrProps {
  readonly picture: Pick<Join, "size" | "path">;
  readonly label: string;
}

export function QrOf({ picture: { size, path }, label }: QrProps) {
  return (
    <svg xmlns={svgSpace} class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path class="ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path d={path} />
    </svg>
  );
}

/** The QR code of the way in. */
export const Qr = ({ join }: { readonly join: Join }) => (
  <QrOf picture={join} label={say("web.qr", { address: join.address })} />
);

/** The drawing as this viewer may know it, asked for once. */
function useDrawing(wanted: boolean): Element | null {
  const [drawing, setDrawing] = useState<Element | null>(null);
  const language = languageNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: its names are in the page's language.
  useEffect(() => {
    if (!wanted) return;
    const asked = new AbortController();
    const ask = async () => {
      const response = await fetch("/api/map", { signal: asked.signal });
      if (!response.ok) return;
      const read = new DOMParser().parseFromString(await response.text(), "image/svg+xml").documentElement;
      if (read.localName === "svg") setDrawing(read);
    };
    ask().catch(() => undefined);
    return () => asked.abort();
  }, [wanted, language]);
  return drawing;
}

interface DrawingProps {
  readonly drawing: Element;
  readonly scene: Scene;
  readonly standing: Standing;
}

/** Where there is little room it scrolls, from its middle, so that its names can be read. */
function Drawing({ drawing, scene, standing }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<Element | null>(null);
  const centred = useRef(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (shown.current !== drawing) element.replaceChildren(document.importNode(drawing, true));
    shown.current = drawing;
    // Not before it is in sight.
    if (!centred.current && element.clientWidth > 0) {
      centred.current = true;
      element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
    }
    const postures = new Map(scene.actors.flatMap((actor) => actor.postures.map((one) => [one.path, one] as const)));
    markMap(
      (selector) => element.querySelectorAll<SVGElement>(selector),
      (path) => postures.get(path)?.states.find(({ id }) => id === standing.postures[path]),
      (path) => postures.get(path)?.label ?? "",
    );
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it so.
    <div ref={box} class="drawing" tabIndex={0} />
  );
}

export function MapView({ page: { scene, standing } }: { readonly page: Whole }) {
  const drawing = useDrawing(scene?.map === true);
  if (drawing === null || scene === undefined || standing === undefined) return null;
  return (
    <MapSection
      section={{ id: "map", "aria-labelledby": "map-title" }}
      headingId="map-title"
      title={say("web.map")}
      larger={say("web.map-larger")}
      close={say("web.map-close")}
      drawing={() => <Drawing drawing={drawing} scene={scene} standing={standing} />}
    />
  );
}
