import { useQuery } from '@tanstack/react-query';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { FlowFrame } from '../FlowFrame';
import { SettingsForm } from './SettingsForm';
import './settings.css';

/** 快速设置: role, clause, node, limit and alert of every step, for those who never open the canvas. */
export function SettingsPage() {
  return <FlowFrame page="settings">{({ definitionId }) => <Settings key={definitionId} definitionId={definitionId} />}</FlowFrame>;
}

function Settings({ definitionId }: { definitionId: string }) {
  const query = useQuery({
    queryKey: ['flows', definitionId, 'settings'],
    queryFn: () => dataOf(api.GET('/api/definitions/{definitionId}/settings', { params: { path: { definitionId } } })),
  });
  return <QueryStates query={query}>{(settings) => <SettingsForm settings={settings} onReload={() => void query.refetch()} />}</QueryStates>;
}
