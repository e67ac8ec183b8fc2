// `void` in every place where it can stand.
declare function save(): Promise<void>;
declare function log(value: unknown): void;
declare const isUrgent: boolean;

export function asStatement() {
  void save();
  void (isUrgent ? save() : undefined);
  void save().then(() => 1);
  void save().catch(() => undefined);
}

export const asBody = () => void save();

export function asArgument() {
  log(void save());
  return isUrgent ? void save() : undefined;
}

export function unused(value: string) {
  void value;
}
