/**
 * The bell of a white cell's page: it rings, and says so, when the warning is due and when time is up, as the desk's does. A browser plays no
 * sound before somebody has pressed something, so that pressing the switch also rings once.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { Bell, shownCountdown } from "../exercise/anywhere.js";
import type { Countdown } from "../host/anywhere.js";

/** Two tones that die away, in seconds and hertz. */
const tones = [
  { at: 0, pitch: 880, lasts: 0.5 },
  { at: 0.28, pitch: 660, lasts: 0.9 },
] as const;
const loudness = 0.25;
/** Milliseconds between two looks at the clock. */
const every = 500;

function ring(sound: AudioContext): void {
  for (const { at, pitch, lasts } of tones) {
    const from = sound.currentTime + at;
    const [tone, volume] = [sound.createOscillator(), sound.createGain()];
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(loudness, from);
    volume.gain.linearRampToValueAtTime(0, from + lasts);
    tone.connect(volume).connect(sound.destination);
    tone.start(from);
    tone.stop(from + lasts);
  }
}

interface BellProps {
  readonly counted: Countdown | undefined;
  /** How far the host's clock is ahead of this device's, in milliseconds. */
  readonly ahead: number;
}

/** What the clock says when it rings, until it is something else; empty before. */
function useRinging({ counted, ahead }: BellProps, sound: AudioContext | null): string {
  const [said, setSaid] = useState("");
  const bell = useRef(new Bell());
  useEffect(() => {
    const look = () => {
      const shown = counted === undefined ? null : shownCountdown(counted.of, counted, Date.now() + ahead);
      if (bell.current.rings(shown) && shown !== null) {
        setSaid(shown.phase === "up" ? say("white-cell.rang-up") : say("white-cell.rang-soon", { time: shown.time }));
        if (sound !== null) ring(sound);
      } else if (shown === null || shown.phase === "running") setSaid("");
    };
    look();
    const timer = setInterval(look, every);
    return () => clearInterval(timer);
  }, [counted, ahead, sound]);
  return said;
}

export function BellSwitch(props: BellProps) {
  const [sound, setSound] = useState<AudioContext | null>(null);
  const said = useRinging(props, sound);
  const turn = () => {
    if (sound !== null) {
      void sound.close();
      setSound(null);
      return;
    }
    const opened = new AudioContext();
    ring(opened);
    setSound(opened);
  };
  return (
    <div class="bell">
      <p class="do">
        <button type="button" aria-pressed={sound !== null} onClick={turn}>
          {say("white-cell.bell", { on: sound !== null })}
        </button>
      </p>
      <p class={said === "" ? "" : "warning"} role="alert">
        {said}
      </p>
    </div>
  );
}
