import type { ReactElement } from 'react';

/** Names the list of choices that a select opens; the component library leaves it without a name to those who hear it. */
export const namedPopup = (name: string) => (choices: ReactElement) => <div ref={(popup) => popup?.querySelector('[role="listbox"]')?.setAttribute('aria-label', name)}>{choices}</div>;
