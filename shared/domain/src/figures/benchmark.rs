//! What other cities report, to print beside one's own numbers.

/// What another city reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Benchmark {
    /// Its code, which the locale files have words for.
    pub code: &'static str,
    /// Who reports it.
    pub source: &'static str,
}

/// The benchmarks, in the order in which they are printed.
pub const BENCHMARKS: &[Benchmark] = &[
    Benchmark {
        code: "los_angeles",
        source: "KPCC, February 14, 2017, and WitnessLA, on the pilot of the Los Angeles Police Department",
    },
    Benchmark { code: "washington", source: "Office of Police Complaints, annual report of fiscal year 2009" },
    Benchmark { code: "new_york", source: "The Crime Report, September 20, 2006, on the Civilian Complaint Review Board" },
    Benchmark { code: "denver", source: "Office of the Independent Monitor, exit surveys" },
];
