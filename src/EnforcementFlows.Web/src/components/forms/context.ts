import { createContext } from 'react';

/** What every control of a form has to know, however deep it stands. */
export type FormSurroundings = {
  /** The message of each path that the host found fault with. */
  errors: ReadonlyMap<string, string>;
  /** What an outcome is called. */
  outcomeName: (outcome: string) => string;
  waivedFor: readonly string[];
  disabled: boolean;
};

export const FormContext = createContext<FormSurroundings>({ errors: new Map(), outcomeName: (outcome) => outcome, waivedFor: [], disabled: false });
