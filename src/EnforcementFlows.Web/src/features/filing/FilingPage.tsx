import { useState } from 'react';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import type { Filed } from './file';
import { FiledCase } from './FiledCase';
import { FilingForm } from './FilingForm';
import './filing.css';

/** Files a case, one after the other. */
export function FilingPage() {
  const t = useWords('filing');
  const profile = useProfile();
  const [filed, setFiled] = useState<Filed>();
  return (
    <>
      <PageHead title={t('title')} about={t('about')} />
      {filed ? (
        <FiledCase filed={filed} onAnother={() => setFiled(undefined)} />
      ) : (
        <QueryStates query={profile}>{(court) => <FilingForm court={court} onFiled={setFiled} />}</QueryStates>
      )}
    </>
  );
}
