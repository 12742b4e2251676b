/**
 * The face for screen readers: sentences that follow each other and are never drawn over, and one line below them that
 * says where one is.
 */
import { Static, Text } from "ink";

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
