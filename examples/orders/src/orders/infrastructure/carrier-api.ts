import type { Carriers } from '../domain/shipping-fee.js';

/** Asks the carriers' price service, and remembers a price for a day. */
export function carrierApi(url: string): Carriers {
  const known = new Map<string, { readonly fee: number; readonly until: number }>();
  return {
    async parcelTo(country) {
      const remembered = known.get(country);
      if (remembered && remembered.until > Date.now()) return remembered.fee;

      const response = await fetch(`${url}/parcels/${encodeURIComponent(country)}`, { signal: AbortSignal.timeout(2_000) });
      if (!response.ok) throw new Error(`The price service answered ${response.status}`);
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      const price: any = await response.json();
      const fee = Number(price.fee);
      known.set(country, { fee, until: Date.now() + 86_400_000 });
      return fee;
    },
  };
}
