import Foundation
import Testing

@testable import Statistics

@Suite struct AgreementTests {
    @Test func answersMakeTheTable() throws {
        let answers = [("yes", "yes"), ("yes", "no"), ("no", "no"), ("no", "no"), ("yes", "yes")].map { (judge: $0.0, people: $0.1) }
        let agreement = Agreement(answers)
        #expect(agreement.labels == ["no", "yes"] && agreement.table == [[2, 0], [1, 2]] && agreement.count == 5)
        #expect(agreement.raw.rate == 0.8)
        // p_e = (2/5)(3/5) + (3/5)(2/5) = .48
        #expect(abs(agreement.kappa! - (0.8 - 0.48) / 0.52) < 1e-12)
    }

    @Test func sayingYesToEverythingIsNoAgreement() throws {
        let agreement = Agreement(labels: ["no", "yes"], table: [[0, 0], [10, 90]])
        #expect(agreement.raw.rate == 0.9 && abs(agreement.kappa!) < 1e-12 && abs(agreement.pValue - 1) < 1e-9)
        let always = Agreement(labels: ["yes"], table: [[30]])
        #expect(always.kappa == nil && always.kappaInterval() == nil && always.pValue == 1)
        #expect(Agreement(labels: [], table: []).kappa == nil)
    }

    @Test func kappaDoesNotCareWhoIsWho() {
        let a = Agreement(labels: ["a", "b", "c"], table: [[20, 4, 1], [3, 18, 6], [2, 5, 11]])
        let b = Agreement(labels: ["a", "b", "c"], table: [[20, 3, 2], [4, 18, 5], [1, 6, 11]])
        let c = Agreement(labels: ["c", "b", "a"], table: [[11, 5, 2], [6, 18, 3], [1, 4, 20]])
        #expect(abs(a.kappa! - b.kappa!) < 1e-12 && abs(a.kappa! - c.kappa!) < 1e-12)
    }
}
