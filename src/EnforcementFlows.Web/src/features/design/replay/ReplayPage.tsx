import { useSearchParams } from 'react-router';
import { useWords } from '@/lib/i18n';
import { DesignersOnly } from '../DesignersOnly';
import { FlowFrame } from '../FlowFrame';
import { ReplayList } from './ReplayList';
import { ReplayResult } from './ReplayResult';
import { StartReplay } from './StartReplay';
import './replay.css';

/** 回放: what would have been otherwise in past cases, had they run on a version. */
export function ReplayPage() {
  const t = useWords('design');
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('replay');
  const choose = (replayId: string) => setSearch({ replay: replayId }, { replace: true });
  return (
    <FlowFrame page="replay">
      {(flow) => (
        <DesignersOnly>
          <p>{t('replay.about')}</p>
          <StartReplay key={flow.definitionId} flow={flow} onStarted={choose} />
          <ReplayList definitionId={flow.definitionId} chosen={chosen} onChoose={choose} />
          {chosen && <ReplayResult key={chosen} replayId={chosen} />}
        </DesignersOnly>
      )}
    </FlowFrame>
  );
}
