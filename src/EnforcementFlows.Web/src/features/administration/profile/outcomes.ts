/** A name that the court gives an outcome; the code of a new one is still open. */
export type OutcomeName = { code: string; name: string; isNew?: boolean };

export const listOf = (names: Record<string, string> | undefined): OutcomeName[] => Object.entries(names ?? {}).map(([code, name]) => ({ code, name }));

/** The codes that stand there more than once: of those only one name could be kept. */
export const codesTwice = (outcomes: readonly OutcomeName[]) => [...new Set(outcomes.map(({ code }) => code).filter((code, index, all) => code !== '' && all.indexOf(code) !== index))];

/** The names as a merge patch onto those before, `null` for one that is gone; a line that nothing was entered in says nothing. */
export function namesPatch(before: Record<string, string> = {}, after: readonly OutcomeName[] | undefined): Record<string, string | null> | undefined {
  if (!after) return undefined;
  const named = after.map(({ code, name }) => [code, name.trim()] as const).filter(([code, name]) => code !== '' || name !== '');
  const changed = named.filter(([code, name]) => before[code] !== name);
  const gone = Object.keys(before).filter((code) => named.every(([other]) => other !== code)).map((code) => [code, null] as const);
  return changed.length + gone.length > 0 ? Object.fromEntries([...changed, ...gone]) : undefined;
}
