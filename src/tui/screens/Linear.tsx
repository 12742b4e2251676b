/**
 * The face for screen readers: sentences that follow each other and are never drawn over, and one line below them that
 * says where one is.
 */
import { Static, Text } from "ink";
import { useEffect, useRef, useState } from "react";
import { type SpokenScene, sayChange, sayOpening, sayWhere } from "./spoken.js";

export function Linear(scene: SpokenScene) {
  const [said, setSaid] = useState<readonly string[]>(() => sayOpening(scene));
  const before = useRef(scene);
  useEffect(() => {
    const more = sayChange(before.current, scene);
    before.current = scene;
    if (more.length > 0) setSaid((earlier) => [...earlier, ...more]);
  });
  return <Told said={said} where={sayWhere(scene)} />;
}

export interface ToldProps {
  /** Everything said so far; it only grows. */
  readonly said: readonly string[];
  readonly where: string;
}

export function Told({ said, where }: ToldProps) {
  return (
    <>
      <Static items={[...said]}>{(text, index) => <Text key={index}>{text}</Text>}</Static>
      <Text>{where}</Text>
    </>
  );
}
