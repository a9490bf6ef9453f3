/** What the host asks of a password; each by its word under `rule`. It checks again. */
const rules: Record<string, (password: string) => boolean> = {
  length: (password) => password.length >= 10,
  upper: (password) => /[A-Z]/.test(password),
  lower: (password) => /[a-z]/.test(password),
  digit: (password) => /[0-9]/.test(password),
  symbol: (password) => /[^A-Za-z0-9]/.test(password),
};

/** Each rule, and whether the password keeps it. */
export const checkPassword = (password: string) => Object.entries(rules).map(([rule, isKept]) => ({ rule, isKept: isKept(password) }));

export const isStrong = (password: string) => checkPassword(password).every(({ isKept }) => isKept);
