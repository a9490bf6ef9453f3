import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useWords } from '@/lib/i18n';

/** A page's one heading, what it is about, and what can be done; also the name of the browser's tab. */
export function PageHead({ title, about, children }: { title: string; about?: ReactNode; children?: ReactNode }) {
  const t = useWords('common');
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {about && <p className="page-about">{about}</p>}
      </div>
      {children && <div className="page-acts">{children}</div>}
    </header>
  );
}
