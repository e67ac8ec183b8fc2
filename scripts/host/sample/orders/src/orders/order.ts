export interface Order {
  readonly id: string;
  readonly lines: readonly { readonly article: string; readonly quantity: number }[];
  readonly cancelled: boolean;
}
