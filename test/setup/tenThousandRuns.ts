import fc from 'fast-check';

// What a few hundred random cases miss, many more may find: for a night, not for every change.
fc.configureGlobal({ numRuns: 10_000 });
