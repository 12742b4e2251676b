/**
 * The terminal's size, kept current.
 */
import { useStdout } from "ink";
import { useEffect, useState } from "react";
import type { Size } from "./layout.js";

export function useSize(): Size {
  const { stdout } = useStdout();
  const [size, setSize] = useState<Size>({ columns: stdout.columns, rows: stdout.rows });
  useEffect(() => {
    const measure = () => setSize({ columns: stdout.columns, rows: stdout.rows });
    stdout.on("resize", measure);
    return () => {
      stdout.off("resize", measure);
    };
  }, [stdout]);
  return size;
}
