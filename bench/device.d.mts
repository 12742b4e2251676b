export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Sending {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds; a minute without it. */
  readonly timeout?: number;
  /** The address that it comes from; loopback's first without it. */
  readonly from?: string;
}

export function send(port: number, sending: Sending): Promise<Answer>;

export class Device {
  constructor(port: number);
  readonly port: number;
  cookie: string;
  /** The page as its stream has told it, and its id. */
  page: Record<string, unknown> & { wire: unknown[] };
  id: string;
  /** How many pages it has had, and whether its stream is open. */
  events: number;
  open: boolean;
  onPage: (device: this) => void;
  readonly origin: string;
  send(sending: Sending): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  listen(): void;
  protected received(part: string): void;
  hangUp(): void;
}
