/**
 * The part that needs Ink and React, and so is loaded last: by then the first frame is already on the screen.
 */
import "./surroundings.js";
import type { ReadStream, WriteStream } from "node:tty";
import { render } from "ink";
import { DeskScreen, type DeskScreenProps } from "../screens/desk/DeskScreen.js";
import { LessonScreen, type LessonScreenProps } from "../screens/learn/LessonScreen.js";
import { ProjectorScreen, type ProjectorScreenProps } from "../screens/projector/ProjectorScreen.js";
import { StartMenu, type StartMenuProps } from "../screens/StartMenu.js";
import { PainterContext } from "./Frame.js";
import { legible, mute, type Painter } from "./painter.js";
import { SuspendContext } from "./use-keys.js";

export type Content =
  | ({ readonly kind: "projector" } & Omit<ProjectorScreenProps, "onLeave">)
  | ({ readonly kind: "desk" } & Omit<DeskScreenProps, "onLeave">)
  | ({ readonly kind: "lesson" } & Omit<LessonScreenProps, "onLeave">)
  | ({ readonly kind: "menu" } & Omit<StartMenuProps, "onLeave">);

export interface Mounting {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  /** Null where a screen reader is read to, and Ink writes sentences itself. */
  readonly painter: Painter | null;
  readonly content: Content;
  readonly onLeave: (exitCode: number) => void;
  readonly onSuspend: () => void;
}

export interface Mounted {
  unmount(): void;
  /** Rejects with what went wrong while drawing. */
  readonly gone: Promise<unknown>;
}

export function mount({ stdin, stdout, painter, content, onLeave, onSuspend }: Mounting): Mounted {
  const { unmount, waitUntilExit } = render(
    <PainterContext value={painter}>
      <SuspendContext value={onSuspend}>
        {content.kind === "projector" ? (
          <ProjectorScreen {...content} onLeave={onLeave} />
        ) : content.kind === "desk" ? (
          <DeskScreen {...content} onLeave={onLeave} />
        ) : content.kind === "lesson" ? (
          <LessonScreen {...content} onLeave={onLeave} />
        ) : (
          <StartMenu {...content} onLeave={onLeave} />
        )}
      </SuspendContext>
    </PainterContext>,
    {
      stdin,
      stdout: painter === null ? legible(stdout) : mute(stdout),
      exitOnCtrlC: false,
      patchConsole: false,
      isScreenReaderEnabled: painter === null,
    },
  );
  return { unmount, gone: waitUntilExit() };
}
