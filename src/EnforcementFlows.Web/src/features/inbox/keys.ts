/** What a key asks for while the list has the focus; elsewhere keys are what is typed. */
export type Command = 'next' | 'previous' | 'first' | 'last' | 'page-down' | 'page-up' | 'open' | 'mark' | 'claim' | 'release' | 'filter' | 'help';

const commands: Record<string, Command> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
  Enter: 'open',
  ' ': 'mark',
  c: 'claim',
  r: 'release',
  '/': 'filter',
  '?': 'help',
};

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** Keys with Ctrl and the like belong to the browser. */
export const commandOf = ({ key, ctrlKey, metaKey, altKey }: Pressed): Command | undefined =>
  ctrlKey || metaKey || altKey ? undefined : commands[key.length === 1 ? key.toLowerCase() : key];

/** Where a move leads to in a list of so many rows, of which so many are in sight. */
export function moved(command: Command, from: number, count: number, inSight: number): number {
  const steps: Partial<Record<Command, number>> = { next: 1, previous: -1, 'page-down': inSight, 'page-up': -inSight, first: -count, last: count };
  return Math.min(Math.max(0, count - 1), Math.max(0, from + (steps[command] ?? 0)));
}
