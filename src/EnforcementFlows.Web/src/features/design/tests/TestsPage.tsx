import { DesignersOnly } from '../DesignersOnly';
import { FlowFrame } from '../FlowFrame';
import { TestCases } from './TestCases';

/** 用例: the example cases of a flow, run on one of its versions. */
export function TestsPage() {
  return (
    <FlowFrame page="tests">
      {(flow) => (
        <DesignersOnly>
          <TestCases key={flow.definitionId} flow={flow} />
        </DesignersOnly>
      )}
    </FlowFrame>
  );
}
