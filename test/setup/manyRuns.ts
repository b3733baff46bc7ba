import fc from 'fast-check';

// Each property is tried on this many random cases; a case that fails is printed with its seed.
fc.configureGlobal({ numRuns: 300 });
