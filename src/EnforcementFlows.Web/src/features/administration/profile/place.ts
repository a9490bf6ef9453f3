import type { Profile } from './patch';

type Names = Pick<Profile, 'nodes' | 'approvalChains' | 'roles'>;

// the members of a profile that have a word of their own on the forms
const words: Record<string, string> = {
  settings: 'settings', nodes: 'nodes', approvalChains: 'chains', roles: 'roles', triage: 'triage', outcomes: 'outcomes',
  court: 'limit', statutory: 'statutory', alert: 'alert', n: 'number', unit: 'unit', reply: 'reply', steps: 'steps', mode: 'mode', quorum: 'quorum',
  name: 'role-name', scope: 'scope', fallback: 'fallback', when: 'rule-when', class: 'class', track: 'track',
};

/**
 * A place in a profile (`nodes.enforcement-notice.court.n`) in the words of its forms, part by part; a part that has none stays as it is written.
 * @param word The word of a key of `profile`, such as `limit`.
 */
export function placeInWords(path: string, names: Names, word: (key: string) => string): string {
  const [of, ...parts] = path.split(/[.[\]]+/).filter((part) => part !== '');
  if (of === undefined) return path;
  const [first, ...rest] = parts;
  const entry = first === undefined ? [] : [nameOf(of, first, names, word)];
  return [inWords(of, word), ...entry, ...rest.map((part) => inWords(part, word))].join(' · ');
}

function nameOf(of: string, code: string, names: Names, word: (key: string) => string): string {
  if (of === 'nodes') return names.nodes[code]?.name ?? code;
  if (of === 'approvalChains') return names.approvalChains[code]?.name ?? code;
  if (of === 'roles') return names.roles.find((role) => role.code === code)?.name ?? code;
  return of === 'settings' ? word(`setting.${code}`) : code;
}

const inWords = (part: string, word: (key: string) => string) => (words[part] ? word(words[part]) : part);
