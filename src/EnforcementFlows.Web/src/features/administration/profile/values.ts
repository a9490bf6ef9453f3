/** Whether two values say the same, in whatever order their members stand. */
export const isSame = (one: unknown, other: unknown) => sorted(one) === sorted(other);

const sorted = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b))) : inner,
  );

/** An entry of a list as a profile writes it: nothing that is meant without being said. */
export const withoutDefaults = <T extends object>(entry: T): Partial<T> =>
  Object.fromEntries(Object.entries(entry).filter(([name, value]) => value !== null && value !== undefined && value !== false && !(name === 'quorum' && value === 1) && !(name === 'mode' && value === 'decision'))) as Partial<T>;
