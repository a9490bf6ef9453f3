import { createContext } from 'react';

/** What every control of a form has to know, however deep it stands. */
export type FormSurroundings = {
  /** The message of each path that the host found fault with. */
  errors: ReadonlyMap<string, string>;
  /** What an outcome is called. */
  outcomeName: (outcome: string) => string;
  waivedFor: readonly string[];
  disabled: boolean;
  /** The case that the form is about; undefined where there is none yet. */
  caseId?: string | undefined;
  /** Where files are kept that are uploaded with the form; undefined where there is no case yet. */
  files?: { caseId: string; taskId?: string } | undefined;
};

export const FormContext = createContext<FormSurroundings>({ errors: new Map(), outcomeName: (outcome) => outcome, waivedFor: [], disabled: false });
