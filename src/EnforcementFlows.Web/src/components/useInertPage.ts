import { useEffect } from 'react';

let opened = 0;

/** What lies under an open dialog cannot be reached: not by the keyboard, not by a screen reader, not by a touch beside its edge. */
export function useInertPage(isOpen: boolean | undefined) {
  useEffect(() => {
    if (!isOpen) return;
    const page = document.getElementById('root');
    opened += 1;
    page?.toggleAttribute('inert', true);
    return () => {
      opened -= 1;
      // the dialog under a second one still has the page to itself
      if (opened === 0) page?.removeAttribute('inert');
    };
  }, [isOpen]);
}
