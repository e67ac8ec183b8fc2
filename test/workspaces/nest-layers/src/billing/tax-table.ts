export const taxOf = (sku: string): number => (sku.startsWith('book') ? 7 : 19);
