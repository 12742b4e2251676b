/**
 * Agreements of the scenario that a seat may propose: each with its terms and who must agree.
 */
import type { SeatRow, Turn } from "../host/anywhere.js";
import type { Connection } from "./connection.js";

type Offer = Extract<SeatRow, { readonly kind: "propose-agreement" }>;

interface OffersProps {
  readonly turn: Turn;
  readonly connection: Connection;
}

export function AgreementOffers({ turn, connection }: OffersProps) {
  const offers = turn.rows.filter((row): row is Offer => row.kind === "propose-agreement");
  if (offers.length === 0) return null;
  return (
    <>
      {offers.map(({ agreement, label, about }) => (
        <div key={agreement}>
          <p class="do">
            <button type="button" onClick={() => connection.act({ act: "propose-agreement", agreement }, label)}>
              {label}
            </button>
          </p>
          <p class="hint">{about}</p>
        </div>
      ))}
    </>
  );
}
