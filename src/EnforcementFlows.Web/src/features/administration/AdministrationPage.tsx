import { Empty } from 'antd';
import { Link } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { sections } from './sections';
import './administration.css';

/** What the person may administer. */
export function AdministrationPage() {
  const t = useWords('administration');
  const may = useMay();
  const own = sections.filter((section) => section.anyOf.some(may));
  return (
    <>
      <PageHead title={t('title')} about={t('about')} />
      {own.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothing')} />
      ) : (
        <ul className="sections">
          {own.map(({ name, site }) => (
            <li key={name}>
              <Link to={site ?? `/administration/${name}`} reloadDocument={site !== undefined}>
                {t(`section.${name}`)}
              </Link>
              <p>{t(`section.${name}-about`)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
