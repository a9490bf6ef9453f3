import { Alert } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { Loading } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';

/** Stands at the designer's address for those whom the host has not let in: after the sign-in it is asked again. */
export function DesignerGate() {
  const t = useWords('administration');
  const isAllowed = useMay()('workflow.read');
  useEffect(() => {
    if (isAllowed) window.location.reload();
  }, [isAllowed]);
  if (isAllowed) return <Loading />;
  return (
    <>
      <PageHead title={t('designer.title')} />
      <Alert type="warning" showIcon title={t('designer.refused')} />
      <p>
        <Link to="/">{t('designer.back')}</Link>
      </p>
    </>
  );
}
