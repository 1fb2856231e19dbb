/**
 * The figures of the sample district: invented, small, and kept by hand. Law: only what a body decides is written
 * here; new requests, totals and what was carried in follow from it, so that every equation of the forms holds. What a
 * page prints wrong on purpose stands in `planted.ts`.
 */

/** One report year of one body. Numbers are apart by spaces. */
export interface YearFigures {
  /** `row: six applicant columns in the order of the form`, one outcome a line; rows left out are 0. */
  readonly outcomes: string
  /** Requests carried over into the next year, six columns. */
  readonly carriedOut: string
  /** Table two in printed order: 22 figures in the form of 2019, 10 in that of 2021. */
  readonly disclosure: string
  /** Upheld, corrected, other, pending: for reviews, direct lawsuits, lawsuits after review. */
  readonly disputes: string
}

export interface BodyFigures {
  /** Requests carried into 2019, six columns. */
  readonly carriedIn: string
  readonly years: Readonly<Record<number, YearFigures>>
}

/** By the `id` of `agencies.ts`. */
export const FIGURES: Readonly<Record<string, BodyFigures>> = {
  government: {
    carriedIn: '6 1 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 65 11 1 4 3 2
          partially_granted: 18 4 1 0 1 0
          refused_other_law_prohibition: 4 0 0 0 0 0
          refused_third_party_rights: 14 1 0 0 2 0
          refused_internal_affairs: 10 2 0 0 0 0
          refused_deliberative_process: 13 0 1 0 0 0
          refused_enforcement_case_file: 16 3 0 0 0 0
          refused_administrative_query: 13 1 0 0 0 0
          unable_not_held: 49 13 1 0 1 0
          unable_requires_creation: 18 0 1 0 0 2
          not_processed_petition_complaint: 18 2 0 0 0 1
          not_processed_repeat_request: 13 1 0 0 0 1
          not_processed_published_material: 3 0 0 1 0 0
          not_processed_excessive_requests: 4 0 0 1 0 1
          not_processed_confirmation_reissue: 7 1 0 0 1 0
          other_outcomes_subtotal: 16 3 0 1 0 1`,
        carriedOut: '10 2 0 0 0 0',
        disclosure: '0 0 0 26 25 181 121 0 6640 122 0 8117 625 4 540 44 -1 206 32 -3 134 12591000',
        disputes: '1 2 2 0  1 0 1 0  1 0 0 1',
      },
      2020: {
        outcomes: `
          granted: 73 18 1 3 4 5
          partially_granted: 22 3 0 1 1 0
          refused_third_party_rights: 7 2 0 0 0 0
          refused_internal_affairs: 9 2 0 0 0 0
          refused_deliberative_process: 11 1 0 0 0 0
          refused_enforcement_case_file: 19 2 0 2 0 0
          refused_administrative_query: 10 2 0 0 1 0
          unable_not_held: 57 8 0 0 1 3
          unable_requires_creation: 9 3 0 0 0 0
          unable_unclear_after_correction: 5 1 0 0 0 0
          not_processed_petition_complaint: 27 1 1 0 1 1
          not_processed_repeat_request: 10 0 0 0 0 0
          not_processed_excessive_requests: 11 0 0 0 0 0
          not_processed_confirmation_reissue: 5 0 0 0 0 2
          other_outcomes_subtotal: 11 0 0 1 0 2`,
        carriedOut: '9 1 0 0 0 0',
        disclosure: '0 0 0 26 25 199 121 -2 6338 122 2 8364 629 3 480 43 0 204 29 2 135 13198200',
        disputes: '9 0 2 0  4 0 1 1  2 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 76 10 2 1 4 3
          partially_granted: 23 3 1 0 2 0
          refused_state_secret: 4 1 0 0 0 2
          refused_other_law_prohibition: 8 1 0 0 0 0
          refused_third_party_rights: 17 1 0 0 1 0
          refused_internal_affairs: 12 1 0 1 0 0
          refused_deliberative_process: 14 1 0 0 0 0
          refused_enforcement_case_file: 18 0 0 0 1 0
          refused_administrative_query: 10 1 0 1 0 0
          unable_not_held: 59 9 0 1 1 3
          unable_requires_creation: 19 0 1 0 0 0
          unable_unclear_after_correction: 6 1 0 1 0 0
          not_processed_petition_complaint: 25 3 0 0 0 1
          not_processed_repeat_request: 8 0 1 0 0 1
          not_processed_published_material: 10 2 0 0 0 0
          not_processed_excessive_requests: 6 1 0 0 0 0
          other_correction_overdue: 10 2 0 0 0 0
          other_miscellaneous: 12 1 0 2 0 0`,
        carriedOut: '9 3 0 0 0 0',
        disclosure: '0 0 0 25 5 219 7057 405 35 2610.71',
        disputes: '10 1 3 1  5 1 1 1  1 1 0 0',
      },
      2022: {
        outcomes: `
          granted: 84 12 1 4 1 4
          partially_granted: 36 3 0 1 1 0
          refused_state_secret: 4 0 0 0 0 1
          refused_third_party_rights: 11 1 0 0 0 0
          refused_internal_affairs: 4 2 0 0 0 0
          refused_deliberative_process: 7 0 0 0 0 0
          refused_enforcement_case_file: 11 2 0 0 1 0
          refused_administrative_query: 12 3 1 0 0 0
          unable_not_held: 62 11 0 2 1 2
          unable_requires_creation: 18 2 0 0 0 0
          unable_unclear_after_correction: 4 1 0 0 0 0
          not_processed_petition_complaint: 22 1 2 0 1 1
          not_processed_repeat_request: 11 0 0 0 0 1
          not_processed_excessive_requests: 10 1 0 0 0 0
          not_processed_confirmation_reissue: 3 0 0 0 1 2
          other_correction_overdue: 12 1 2 0 1 0
          other_miscellaneous: 22 3 0 0 2 1`,
        carriedOut: '9 3 0 0 0 0',
        disclosure: '0 0 0 19 12 226 6781 487 50 2874.02',
        disputes: '8 0 2 0  2 2 1 0  1 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 92 18 3 2 5 1
          partially_granted: 24 2 1 0 4 3
          refused_state_secret: 4 0 0 0 0 0
          refused_third_party_rights: 13 1 0 0 0 0
          refused_internal_affairs: 11 1 0 0 0 0
          refused_deliberative_process: 12 2 1 0 1 1
          refused_enforcement_case_file: 16 1 0 0 2 0
          refused_administrative_query: 14 3 0 1 0 1
          unable_not_held: 56 7 1 1 3 3
          unable_requires_creation: 15 3 0 2 0 0
          unable_unclear_after_correction: 8 1 0 0 0 0
          not_processed_petition_complaint: 23 3 0 0 2 0
          not_processed_repeat_request: 9 0 1 0 0 0
          not_processed_confirmation_reissue: 9 1 0 0 0 0
          other_correction_overdue: 6 1 1 0 1 0
          other_miscellaneous: 21 3 0 1 0 0`,
        carriedOut: '11 2 0 0 0 0',
        disclosure: '0 0 0 21 13 234 6267 543 47 2907.35',
        disputes: '4 0 4 0  1 0 3 1  0 1 1 0',
      },
      2024: {
        outcomes: `
          granted: 109 17 2 4 3 7
          partially_granted: 34 8 1 0 3 0
          refused_third_party_rights: 20 0 1 0 1 0
          refused_internal_affairs: 7 0 0 0 0 0
          refused_deliberative_process: 13 0 0 0 0 2
          refused_enforcement_case_file: 11 2 0 0 2 1
          refused_administrative_query: 17 1 0 0 0 0
          unable_not_held: 80 12 0 0 5 3
          unable_requires_creation: 8 3 0 1 0 1
          unable_unclear_after_correction: 6 3 0 0 0 0
          not_processed_petition_complaint: 22 2 0 0 1 0
          not_processed_repeat_request: 10 3 0 0 1 1
          not_processed_published_material: 9 1 0 0 1 0
          not_processed_excessive_requests: 4 0 0 0 0 0
          other_correction_overdue: 12 4 0 0 1 3
          other_miscellaneous: 15 4 1 2 1 1`,
        carriedOut: '13 3 0 0 0 0',
        disclosure: '0 0 0 39 11 262 6261 479 48 2631.03',
        disputes: '9 1 1 1  0 1 0 1  0 1 0 0',
      },
    },
  },
  office: {
    carriedIn: '1 0 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 9 0 0 1 0 0
          partially_granted: 2 1 1 0 0 0
          refused_third_party_rights: 1 0 0 0 0 0
          refused_internal_affairs: 1 1 0 0 0 0
          refused_deliberative_process: 2 0 0 0 0 0
          unable_not_held: 9 1 0 0 0 0
          unable_requires_creation: 3 0 0 0 0 0
          not_processed_petition_complaint: 2 0 0 0 0 0
          other_outcomes_subtotal: 2 1 0 0 0 0`,
        carriedOut: '2 0 0 0 0 0',
        disclosure: '0 0 0 12 12 72 0 0 0 6 -1 37 0 0 0 0 0 0 0 0 8 408700',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2020: {
        outcomes: `
          granted: 8 3 0 0 0 0
          partially_granted: 6 0 0 0 0 0
          refused_internal_affairs: 1 0 0 0 0 0
          unable_not_held: 11 1 0 0 1 0
          unable_requires_creation: 1 0 0 0 0 0
          not_processed_petition_complaint: 3 1 0 0 0 0
          not_processed_repeat_request: 2 0 0 0 0 0
          other_outcomes_subtotal: 2 0 0 0 0 1`,
        carriedOut: '2 0 0 0 0 0',
        disclosure: '0 0 0 12 12 83 0 0 0 5 0 46 0 0 0 0 0 0 0 0 10 456400',
        disputes: '2 0 0 0  1 0 0 0  0 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 14 0 0 0 2 0
          partially_granted: 4 0 0 0 0 0
          refused_third_party_rights: 1 0 0 0 0 0
          refused_internal_affairs: 2 0 0 0 0 0
          refused_deliberative_process: 2 0 0 0 0 0
          unable_not_held: 10 3 0 1 0 1
          unable_requires_creation: 3 0 0 0 0 0
          not_processed_petition_complaint: 1 0 0 0 0 0
          not_processed_repeat_request: 2 0 0 0 0 0
          other_miscellaneous: 4 0 0 1 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 14 3 94 0 0 0 0',
        disputes: '2 0 0 0  2 0 0 0  0 0 0 0',
      },
      2022: {
        outcomes: `
          granted: 8 0 0 0 0 2
          partially_granted: 8 0 0 0 0 0
          refused_deliberative_process: 3 0 0 0 0 0
          unable_not_held: 14 0 0 1 1 1
          unable_requires_creation: 2 0 0 0 0 0
          not_processed_petition_complaint: 2 0 0 0 0 0
          not_processed_repeat_request: 1 0 0 0 0 0
          other_correction_overdue: 2 0 0 0 0 0
          other_miscellaneous: 3 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 7 4 97 0 0 0 0',
        disputes: '1 0 0 0  0 0 0 0  0 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 16 1 2 0 0 0
          partially_granted: 5 0 0 0 0 0
          refused_internal_affairs: 2 0 0 0 0 0
          refused_deliberative_process: 2 1 0 0 0 0
          unable_not_held: 9 3 0 0 0 1
          unable_requires_creation: 1 1 0 0 0 0
          not_processed_petition_complaint: 4 2 0 0 0 0
          other_miscellaneous: 3 2 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 12 4 105 0 0 0 0',
        disputes: '0 0 1 0  0 0 0 0  0 1 0 0',
      },
      2024: {
        outcomes: `
          granted: 14 5 0 0 1 1
          partially_granted: 5 2 0 0 1 0
          refused_internal_affairs: 1 0 0 0 0 0
          refused_deliberative_process: 2 0 0 0 0 0
          unable_not_held: 19 1 0 0 1 2
          unable_requires_creation: 2 0 0 0 0 1
          not_processed_petition_complaint: 3 0 0 0 0 0
          not_processed_repeat_request: 1 0 0 0 0 1
          other_correction_overdue: 2 2 0 0 1 0
          other_miscellaneous: 3 0 0 0 0 0`,
        carriedOut: '3 0 0 0 0 0',
        disclosure: '0 0 0 22 1 126 0 0 0 0',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
    },
  },
  education: {
    carriedIn: '1 0 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 7 1 0 0 0 0
          partially_granted: 2 0 0 0 0 0
          refused_third_party_rights: 6 0 0 0 0 0
          unable_not_held: 3 0 0 0 0 0
          unable_requires_creation: 1 0 1 0 0 0
          not_processed_petition_complaint: 1 0 0 0 0 0
          other_outcomes_subtotal: 1 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 1 19 14 1 84 11 -2 1327 9 0 3 0 0 0 4 0 18 2775300',
        disputes: '0 1 1 0  0 0 0 0  0 0 0 0',
      },
      2020: {
        outcomes: `
          granted: 9 2 0 1 1 0
          partially_granted: 2 1 0 0 0 0
          refused_internal_affairs: 1 1 0 0 0 0
          unable_not_held: 5 0 0 0 0 0
          unable_requires_creation: 2 0 0 0 0 0
          other_outcomes_subtotal: 1 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 3 3 21 15 0 88 9 1 1246 9 1 3 0 0 0 4 1 18 2701300',
        disputes: '0 0 1 0  1 0 0 0  1 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 10 3 0 0 0 0
          partially_granted: 2 1 0 0 1 0
          refused_internal_affairs: 2 0 0 0 0 0
          unable_not_held: 4 1 0 0 0 0
          unable_requires_creation: 2 0 1 0 0 0`,
        carriedOut: '3 0 0 0 0 0',
        disclosure: '0 0 0 0 0 21 88 3 0 0',
        disputes: '0 0 0 0  2 0 0 0  0 0 0 0',
      },
      2022: {
        outcomes: `
          granted: 12 2 1 1 0 0
          partially_granted: 4 0 0 0 0 0
          refused_third_party_rights: 2 0 0 0 0 0
          refused_internal_affairs: 0 1 0 0 0 0
          unable_not_held: 1 0 0 0 0 0
          unable_requires_creation: 0 1 0 0 0 0
          not_processed_petition_complaint: 1 0 0 0 0 0
          other_miscellaneous: 3 0 0 0 0 0`,
        carriedOut: '1 1 0 0 0 0',
        disclosure: '0 0 0 0 1 20 93 3 0 0',
        disputes: '0 0 0 0  1 1 0 0  0 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 9 2 0 0 0 0
          partially_granted: 3 1 0 0 0 0
          refused_third_party_rights: 2 1 0 0 0 0
          refused_internal_affairs: 1 0 0 0 0 0
          unable_not_held: 5 0 0 0 1 0
          unable_requires_creation: 4 1 0 0 0 0
          other_correction_overdue: 0 0 1 0 0 0
          other_miscellaneous: 2 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 1 0 21 108 3 0 0',
        disputes: '0 0 1 0  0 0 2 0  0 0 1 0',
      },
      2024: {
        outcomes: `
          granted: 10 1 0 0 0 1
          partially_granted: 3 2 0 0 0 0
          refused_third_party_rights: 3 0 0 0 1 0
          refused_internal_affairs: 1 0 0 0 0 0
          unable_not_held: 6 2 0 0 0 0
          not_processed_petition_complaint: 2 2 0 0 0 0
          other_miscellaneous: 2 1 0 0 1 0`,
        carriedOut: '2 0 0 0 0 0',
        disclosure: '0 0 0 2 0 23 84 3 0 0',
        disputes: '1 1 0 0  0 0 0 0  0 0 0 0',
      },
    },
  },
  finance: {
    carriedIn: '0 0 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 4 0 0 0 0 0
          partially_granted: 1 0 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          unable_not_held: 4 0 0 0 0 0
          unable_requires_creation: 2 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 0 15 2 -1 6 13 0 211 21 2 5 0 0 0 3 -2 31 1819500',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2020: {
        outcomes: `
          granted: 4 2 1 0 1 1
          partially_granted: 1 0 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          unable_not_held: 2 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 3 3 18 1 -1 7 13 0 242 23 0 6 0 0 0 1 -1 30 2247600',
        disputes: '1 0 0 0  0 0 0 0  0 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 2 1 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          unable_not_held: 7 0 0 0 0 0
          unable_requires_creation: 1 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 0 0 18 8 5 0 0',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2022: {
        outcomes: `
          granted: 7 1 0 0 0 0
          partially_granted: 1 0 0 0 0 0
          unable_not_held: 4 0 0 0 0 0
          unable_requires_creation: 1 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 0 0 18 6 5 0 0',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 4 2 0 0 0 0
          partially_granted: 0 0 1 0 0 0
          refused_deliberative_process: 2 0 0 0 0 0
          unable_not_held: 2 1 0 1 0 1
          other_miscellaneous: 1 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 1 1 18 8 6 0 0',
        disputes: '0 0 1 0  0 0 0 0  0 0 0 0',
      },
      2024: {
        outcomes: `
          granted: 9 1 0 0 0 2
          partially_granted: 3 0 0 0 0 0
          unable_not_held: 3 0 0 0 0 0
          other_miscellaneous: 0 1 0 0 0 0`,
        carriedOut: '0 1 0 0 0 0',
        disclosure: '0 0 0 3 2 19 7 6 0 0',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
    },
  },
  resources: {
    carriedIn: '1 0 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 17 4 0 1 2 1
          partially_granted: 2 0 0 0 1 0
          refused_other_law_prohibition: 1 0 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          refused_enforcement_case_file: 3 1 0 0 0 0
          refused_administrative_query: 1 0 0 0 0 0
          unable_not_held: 9 4 1 0 0 0
          unable_requires_creation: 3 0 0 0 0 0
          not_processed_petition_complaint: 2 0 0 0 0 0
          not_processed_repeat_request: 5 0 0 0 0 1
          not_processed_excessive_requests: 1 0 0 0 0 0
          not_processed_confirmation_reissue: 0 1 0 0 0 0
          other_outcomes_subtotal: 5 1 0 1 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 1 1 16 23 -2 642 19 2 923 64 2 45 5 0 3 7 0 14 848000',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2020: {
        outcomes: `
          granted: 23 3 0 1 0 1
          partially_granted: 6 0 0 1 1 0
          refused_third_party_rights: 2 0 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          refused_enforcement_case_file: 3 0 0 0 0 0
          refused_administrative_query: 1 1 0 0 0 0
          unable_not_held: 14 4 0 0 0 1
          unable_requires_creation: 1 1 0 0 0 0
          not_processed_petition_complaint: 4 0 0 0 0 0
          not_processed_repeat_request: 1 0 0 0 0 0
          not_processed_excessive_requests: 1 0 0 0 0 0
          not_processed_confirmation_reissue: 1 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 1 0 17 21 1 689 21 1 1038 66 -2 47 5 0 3 7 0 12 1110800',
        disputes: '0 0 0 0  1 0 0 0  0 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 18 1 1 0 1 1
          partially_granted: 7 2 0 0 1 0
          refused_state_secret: 1 0 0 0 0 0
          refused_other_law_prohibition: 1 0 0 0 0 0
          refused_third_party_rights: 4 0 0 0 1 0
          refused_deliberative_process: 4 0 0 0 0 0
          refused_enforcement_case_file: 2 0 0 0 0 0
          refused_administrative_query: 2 0 0 0 0 0
          unable_not_held: 13 1 0 0 0 0
          unable_requires_creation: 2 0 0 0 0 0
          not_processed_petition_complaint: 6 1 0 0 0 0
          not_processed_repeat_request: 1 0 0 0 0 0
          not_processed_excessive_requests: 2 0 0 0 0 0
          other_correction_overdue: 1 0 0 0 0 0
          other_miscellaneous: 2 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 2 0 19 588 42 3 1944.59',
        disputes: '1 0 1 0  0 0 0 0  0 0 0 0',
      },
      2022: {
        outcomes: `
          granted: 20 6 0 1 1 0
          partially_granted: 7 0 0 0 0 0
          refused_state_secret: 1 0 0 0 0 0
          refused_third_party_rights: 2 0 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          refused_enforcement_case_file: 2 0 0 0 1 0
          refused_administrative_query: 3 1 0 0 0 0
          unable_not_held: 16 5 0 0 0 0
          unable_requires_creation: 3 1 0 0 0 0
          unable_unclear_after_correction: 0 1 0 0 0 0
          not_processed_petition_complaint: 1 0 1 0 0 0
          not_processed_repeat_request: 0 0 0 0 0 1
          not_processed_excessive_requests: 2 0 0 0 0 0
          not_processed_confirmation_reissue: 0 0 0 0 0 1
          other_correction_overdue: 2 1 0 0 0 0
          other_miscellaneous: 5 1 0 0 1 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 1 2 18 598 40 3 1956.53',
        disputes: '4 0 0 0  1 0 0 0  0 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 27 5 0 2 4 0
          partially_granted: 5 1 0 0 3 2
          refused_state_secret: 1 0 0 0 0 0
          refused_third_party_rights: 1 0 0 0 0 0
          refused_deliberative_process: 3 0 0 0 0 0
          refused_enforcement_case_file: 1 0 0 0 1 0
          refused_administrative_query: 2 1 0 0 0 0
          unable_not_held: 15 0 0 0 1 1
          unable_requires_creation: 2 0 0 1 0 0
          unable_unclear_after_correction: 1 0 0 0 0 0
          not_processed_petition_complaint: 1 1 0 0 0 0
          not_processed_repeat_request: 3 0 0 0 0 0
          not_processed_confirmation_reissue: 2 0 0 0 0 0
          other_correction_overdue: 0 0 0 0 1 0
          other_miscellaneous: 5 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 1 1 18 531 46 3 2118.22',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2024: {
        outcomes: `
          granted: 24 1 0 2 0 1
          partially_granted: 13 1 0 0 1 0
          refused_third_party_rights: 6 0 1 0 0 0
          refused_deliberative_process: 3 0 0 0 0 1
          refused_enforcement_case_file: 2 0 0 0 0 0
          refused_administrative_query: 5 0 0 0 0 0
          unable_not_held: 19 2 0 0 0 0
          unable_requires_creation: 1 2 0 1 0 0
          unable_unclear_after_correction: 2 0 0 0 0 0
          not_processed_petition_complaint: 3 0 0 0 0 0
          not_processed_repeat_request: 3 0 0 0 0 0
          not_processed_excessive_requests: 1 0 0 0 0 0
          other_correction_overdue: 4 0 0 0 0 0
          other_miscellaneous: 3 1 1 0 0 1`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 1 2 17 658 41 3 1801.24',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
    },
  },
  market: {
    carriedIn: '1 0 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 15 2 0 0 0 1
          partially_granted: 2 1 0 0 0 0
          refused_third_party_rights: 1 0 0 0 1 0
          refused_enforcement_case_file: 8 1 0 0 0 0
          refused_administrative_query: 3 0 0 0 0 0
          unable_not_held: 9 2 0 0 0 0
          not_processed_petition_complaint: 9 1 0 0 0 0
          not_processed_repeat_request: 2 0 0 0 0 0
          not_processed_published_material: 1 0 0 0 0 0
          other_outcomes_subtotal: 1 0 0 0 0 1`,
        carriedOut: '0 1 0 0 0 0',
        disclosure: '0 0 0 2 2 11 31 0 5520 8 0 1831 418 0 237 17 0 30 2 1 15 1464400',
        disputes: '0 0 0 0  1 0 0 0  0 0 0 0',
      },
      2020: {
        outcomes: `
          granted: 15 2 0 0 1 1
          partially_granted: 1 0 0 0 0 0
          refused_third_party_rights: 1 1 0 0 0 0
          refused_enforcement_case_file: 7 2 0 2 0 0
          refused_administrative_query: 2 1 0 0 0 0
          unable_not_held: 11 1 0 0 0 0
          unable_unclear_after_correction: 3 0 0 0 0 0
          not_processed_petition_complaint: 10 0 0 0 0 0
          other_outcomes_subtotal: 4 0 0 0 0 0`,
        carriedOut: '2 0 0 0 0 0',
        disclosure: '0 0 0 2 1 11 31 -2 5154 8 2 2106 418 0 310 17 -1 30 3 1 17 1369100',
        disputes: '0 0 0 0  0 0 1 0  1 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 11 0 0 1 0 0
          partially_granted: 2 0 0 0 0 0
          refused_third_party_rights: 5 0 0 0 0 0
          refused_enforcement_case_file: 12 0 0 0 1 0
          refused_administrative_query: 2 1 0 0 0 0
          unable_not_held: 10 3 0 0 0 1
          unable_unclear_after_correction: 0 0 0 1 0 0
          not_processed_petition_complaint: 9 2 0 0 0 1
          not_processed_published_material: 1 1 0 0 0 0
          other_correction_overdue: 5 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 3 1 13 6064 283 26 0',
        disputes: '3 0 1 0  1 1 0 0  0 0 0 0',
      },
      2022: {
        outcomes: `
          granted: 17 2 0 0 0 1
          partially_granted: 7 1 0 1 0 0
          refused_third_party_rights: 3 1 0 0 0 0
          refused_enforcement_case_file: 2 2 0 0 0 0
          refused_administrative_query: 5 1 0 0 0 0
          unable_not_held: 14 3 0 0 0 1
          unable_unclear_after_correction: 1 0 0 0 0 0
          not_processed_petition_complaint: 13 0 1 0 1 1
          not_processed_repeat_request: 4 0 0 0 0 0
          other_correction_overdue: 2 0 0 0 0 0
          other_miscellaneous: 1 0 0 0 0 1`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 1 2 12 5748 277 34 0',
        disputes: '0 0 0 0  0 0 0 0  1 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 17 2 1 0 0 0
          partially_granted: 5 0 0 0 0 1
          refused_third_party_rights: 5 0 0 0 0 0
          refused_enforcement_case_file: 12 1 0 0 1 0
          refused_administrative_query: 11 1 0 0 0 1
          unable_not_held: 12 0 0 0 0 0
          unable_unclear_after_correction: 1 0 0 0 0 0
          not_processed_petition_complaint: 12 0 0 0 1 0
          not_processed_repeat_request: 3 0 1 0 0 0
          other_correction_overdue: 1 0 0 0 0 0
          other_miscellaneous: 1 1 0 1 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 2 11 5249 314 34 0',
        disputes: '0 0 0 0  1 0 0 0  0 0 0 0',
      },
      2024: {
        outcomes: `
          granted: 28 7 0 1 0 2
          partially_granted: 3 1 0 0 1 0
          refused_third_party_rights: 3 0 0 0 0 0
          refused_enforcement_case_file: 6 0 0 0 2 1
          refused_administrative_query: 7 1 0 0 0 0
          unable_not_held: 17 5 0 0 2 1
          unable_unclear_after_correction: 0 1 0 0 0 0
          not_processed_petition_complaint: 6 0 0 0 1 0
          not_processed_published_material: 1 0 0 0 0 0
          other_correction_overdue: 2 2 0 0 0 1
          other_miscellaneous: 2 0 0 1 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 3 2 12 4909 296 29 0',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
    },
  },
  water: {
    carriedIn: '0 0 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 4 1 0 1 1 0
          partially_granted: 1 2 0 0 0 0
          unable_not_held: 4 1 0 0 0 0
          unable_requires_creation: 0 0 0 0 0 1`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 3 3 10 19 2 82 5 1 56 57 0 22 6 0 4 3 -2 8 627500',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2020: {
        outcomes: `
          granted: 4 3 0 0 0 1
          partially_granted: 1 1 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          unable_not_held: 4 1 0 0 0 0
          other_outcomes_subtotal: 1 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 1 11 21 0 81 6 0 57 57 1 16 6 1 4 1 1 8 582000',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 4 2 1 0 0 0
          partially_granted: 1 0 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          unable_not_held: 2 0 0 0 0 1
          unable_requires_creation: 1 0 0 0 0 0
          not_processed_petition_complaint: 2 0 0 0 0 0
          other_miscellaneous: 2 1 0 0 0 0`,
        carriedOut: '0 1 0 0 0 0',
        disclosure: '0 0 0 1 0 12 79 17 4 226.02',
        disputes: '0 1 0 0  0 0 0 0  0 0 0 0',
      },
      2022: {
        outcomes: `
          granted: 6 1 0 0 0 1
          partially_granted: 1 0 0 0 0 0
          unable_not_held: 2 0 0 0 0 0
          unable_requires_creation: 5 0 0 0 0 0
          other_miscellaneous: 1 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 1 12 79 17 4 226.21',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 5 3 0 0 1 0
          unable_not_held: 2 1 1 0 0 0
          unable_requires_creation: 3 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 0 1 11 99 21 4 210.34',
        disputes: '2 0 0 0  0 0 0 0  0 0 0 0',
      },
      2024: {
        outcomes: `
          granted: 10 0 2 0 0 0
          partially_granted: 1 0 0 0 0 0
          refused_deliberative_process: 1 0 0 0 0 0
          unable_not_held: 4 0 0 0 1 0
          unable_requires_creation: 0 1 0 0 0 0
          other_miscellaneous: 1 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 3 0 14 94 19 4 192.79',
        disputes: '1 0 1 0  0 0 0 0  0 0 0 0',
      },
    },
  },
  culture: {
    carriedIn: '0 0 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 1 2 1 0 0 0
          partially_granted: 1 0 0 0 0 0
          unable_not_held: 1 0 0 0 0 0
          other_outcomes_subtotal: 1 1 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 0 6 16 0 110 9 -2 458 39 0 24 2 0 0 0 0 5 330400',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2020: {
        outcomes: `
          granted: 5 2 0 0 0 0
          partially_granted: 1 0 0 0 0 0
          unable_not_held: 1 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 1 7 16 0 127 7 0 377 39 1 22 2 0 0 0 0 5 350800',
        disputes: '1 0 0 0  0 0 0 0  0 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 4 3 0 0 0 0
          unable_not_held: 3 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 0 0 7 127 23 0 0',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2022: {
        outcomes: `
          granted: 6 0 0 1 0 0
          partially_granted: 0 1 0 0 0 0
          unable_not_held: 2 0 0 0 0 0
          other_miscellaneous: 1 0 0 0 0 0`,
        carriedOut: '0 1 0 0 0 0',
        disclosure: '0 0 0 2 0 9 144 21 0 0',
        disputes: '1 0 0 0  0 0 0 0  0 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 6 1 0 0 0 0
          refused_internal_affairs: 1 1 0 0 0 0
          unable_not_held: 1 1 0 0 0 0
          other_miscellaneous: 2 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 1 9 114 21 0 0',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2024: {
        outcomes: `
          granted: 7 1 0 0 1 0
          partially_granted: 2 0 0 0 0 0
          unable_not_held: 1 0 0 0 1 0
          other_miscellaneous: 0 1 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 1 9 139 26 0 0',
        disputes: '1 0 0 0  0 0 0 0  0 0 0 0',
      },
    },
  },
  town: {
    carriedIn: '0 0 0 0 0 0',
    years: {
      2019: {
        outcomes: `
          granted: 2 1 0 1 0 0
          partially_granted: 1 0 0 0 0 0
          unable_not_held: 3 2 0 0 1 0
          unable_requires_creation: 1 0 0 0 0 0
          other_outcomes_subtotal: 1 0 0 0 0 0`,
        carriedOut: '1 0 0 0 0 0',
        disclosure: '0 0 0 2 2 8 3 0 24 38 2 3173 4 0 7 1 -1 0 0 0 4 189600',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2020: {
        outcomes: `
          granted: 3 1 0 1 1 0
          partially_granted: 1 1 0 0 0 0
          unable_not_held: 3 0 0 0 0 0
          not_processed_petition_complaint: 1 0 1 0 0 1`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 0 0 7 3 0 25 40 -2 3117 4 2 6 0 0 0 0 0 4 252600',
        disputes: '2 0 0 0  0 0 0 0  0 0 0 0',
      },
      2021: {
        outcomes: `
          granted: 6 0 0 0 0 0
          partially_granted: 3 0 0 0 0 0
          unable_not_held: 2 0 0 0 1 0
          unable_requires_creation: 1 0 0 0 0 0
          not_processed_petition_complaint: 1 0 0 0 0 0
          other_outcomes_subtotal: 1 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 1 1 8 3 -1 26 38 2 3401 6 -1 6 0 0 0 0 0 5 240200',
        disputes: '1 0 0 1  0 0 0 0  0 0 0 0',
      },
      2022: {
        outcomes: `
          granted: 4 0 0 1 0 0
          partially_granted: 0 0 0 0 1 0
          unable_not_held: 5 2 0 1 0 0
          other_outcomes_subtotal: 1 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 3 3 10 2 1 26 40 -1 3130 5 0 7 0 0 0 0 0 4 234000',
        disputes: '1 0 1 0  0 0 0 0  0 0 0 0',
      },
      2023: {
        outcomes: `
          granted: 4 2 0 0 0 0
          partially_granted: 1 0 0 0 0 0
          unable_not_held: 2 0 0 0 1 0
          unable_requires_creation: 3 0 0 0 0 0
          other_miscellaneous: 2 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 2 2 10 24 7 0 0',
        disputes: '0 0 0 0  0 0 0 0  0 0 0 0',
      },
      2024: {
        outcomes: `
          granted: 4 1 0 1 1 0
          partially_granted: 1 0 0 0 0 0
          unable_not_held: 4 1 0 0 0 0
          unable_requires_creation: 1 0 0 0 0 0
          not_processed_petition_complaint: 2 0 0 0 0 0`,
        carriedOut: '0 0 0 0 0 0',
        disclosure: '0 0 0 2 2 10 29 5 0 0',
        disputes: '2 0 0 0  0 0 0 0  0 0 0 0',
      },
    },
  },
}
