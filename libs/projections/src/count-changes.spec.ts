import { CountChanges } from './count-changes.ts';

describe('the changes of counts', () => {
  it('are added up under what is counted by, whatever its values hold', () => {
    const changes = new CountChanges<{ office: string; month: string }>();
    changes.add({ office: 'a', month: 'b,c' }, 1);
    changes.add({ office: 'a,b', month: 'c' }, 5);
    changes.add({ office: 'a', month: 'b,c' }, 2);
    expect(changes.rows()).toEqual([
      { office: 'a', month: 'b,c', count: 3 },
      { office: 'a,b', month: 'c', count: 5 },
    ]);
  });

  it('leave out what was counted and taken back', () => {
    const changes = new CountChanges<{ office: string }>();
    changes.add({ office: 'a' }, 1);
    changes.add({ office: 'b' }, -1);
    changes.add({ office: 'a' }, -1);
    expect(changes.rows()).toEqual([{ office: 'b', count: -1 }]);
  });
});
