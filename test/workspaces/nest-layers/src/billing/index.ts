export const invoice = (sku: string): string => `invoice for ${sku}`;
