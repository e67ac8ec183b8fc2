/** Words and days for what a person decides about findings. */

/** A day some days from now, `YYYY-MM-DD`, by the calendar of the person. */
export function dateIn(today: Date, days: number): string {
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((it) => String(it).padStart(2, '0')).join('-');
}

/** Reports whether a text is a day that exists, `YYYY-MM-DD`, after today. */
export function isLaterDay(text: string, today: Date): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text > dateIn(today, 0);
}

/** For a notification, which would make links of Markdown that a message brings from the workspace. */
export function madePlain(message: string): string {
  return message.replace(/[[\]()]/g, ' ');
}
