import type { Schema } from '@/lib/api';

export type Account = Schema<'AccountRow'>;
export type Given = Schema<'AccountWithPassword'>;

/** What can be done to an account. */
export type Act = 'change' | 'password' | 'deactivate' | 'reactivate';

/** The acts that are worth offering: nobody changes the account he is signed in with. */
export function actsFor(account: Account, self: string): Act[] {
  if (account.id === self) return [];
  return account.active ? ['change', 'password', 'deactivate'] : ['change', 'reactivate'];
}

/** Whether the account is one that somebody looks for by name or account. */
export const isLike = (account: Account, text: string) => `${account.name} ${account.userName}`.toLowerCase().includes(text.trim().toLowerCase());

/** How an account stands, by the words under `accounts.states`. */
export const statesOf = (account: Account) => [
  account.active ? 'active' : 'inactive',
  ...(account.lockedUntil ? ['locked'] : []),
  ...(account.active && account.mustChangePassword ? ['must-change'] : []),
];
