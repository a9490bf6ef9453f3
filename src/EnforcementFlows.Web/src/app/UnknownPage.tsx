import { Link } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';

export function UnknownPage() {
  const t = useWords('shell');
  return (
    <>
      <PageHead title={t('unknown')} about={t('unknown-about')} />
      <Link to="/">{t('nav.home')}</Link>
    </>
  );
}
