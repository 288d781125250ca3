import API
import Foundation
import Registry
import Store

/// Asks text models for what helps on the pages: each question is reserved in the ledger before it is asked, and settled by what it used.
struct Assistant: Sendable {
    let registry: ModelRegistry
    /// The model that the settings name.
    let chosen: String?
    let ledger: any LedgerRepository

    /// The model that is asked: the one of the settings, or else the first that can; `nil` where there is none.
    func model(seeing: Bool = false) -> (any TextModel)? {
        if let chosen, let found = try? registry.text(named: chosen).model, found.sees || !seeing { return found }
        return registry.textModels.first { $0.sees || !seeing }
    }

    /// The same; throws `APIError.modelNotFound` where there is none.
    func required(seeing: Bool = false) throws -> any TextModel {
        if let model = model(seeing: seeing) { return model }
        throw APIError.modelNotFound(
            chosen ?? "text", hint: seeing ? " This needs a text model that sees pictures." : " This needs a text model.")
    }

    /// Who an answer is for.
    enum Payer: Sendable {
        /// A person, or what the server does by itself under a name.
        case person(String)
        /// A published app, for one of its visitors.
        case app(AppCharge)
    }

    /// Asks until an answer can be read, at most twice; what was wrong with the first is said with the second question.
    ///
    /// - Parameter read: Reads an answer; throws `Unreadable` for one that cannot be used.
    /// - Throws: `APIError` of the model, of a budget, or `upstream` where no answer could be used; `CancellationError`.
    func ask<Value: Sendable>(
        _ question: TextQuestion, of model: any TextModel, for payer: Payer, read: @Sendable (String) throws -> Value
    ) async throws -> Assisted<Value> {
        var question = question
        var cost = Money.zero
        var fault = ""
        for attempt in 0..<2 {
            question.seed = UInt64(attempt)
            let (answer, paid) = try await paid(question, model, payer)
            cost += paid
            do {
                if answer.isCut { throw Unreadable("It was longer than it may be.") }
                return Assisted(value: try read(answer.text), model: answer.snapshot ?? model.info.id, cost: cost)
            } catch let error as Unreadable {
                fault = error.reason
                if attempt == 0 { question.parts.append(.text("An earlier answer could not be used: \(fault) Answer anew.")) }
            }
        }
        throw APIError.upstream("'\(model.info.id)' gave no answer that can be used. \(fault)")
    }

    private func paid(_ question: TextQuestion, _ model: any TextModel, _ payer: Payer) async throws -> (TextAnswer, Money) {
        let info = model.info
        let worst = model.worstCase(of: question)
        var new = NewReservation(
            keyID: nil, model: info.id, snapshot: info.snapshots.first, requestID: Identifier.make("assist"), worstCase: worst, images: 0)
        switch payer {
        case .person(let id): new.personID = id
        case .app(let charge):
            new.personID = charge.visitor
            new.charge = charge
        }
        let reservation: Reservation
        do { reservation = try await ledger.reserve(new) } catch let refusal as BudgetRefusal { throw refusal.apiError }
        let start = ContinuousClock.now
        do {
            let answer = try await model.answer(question)
            let isCounted = answer.usage.totalTokens > 0
            let cost = isCounted ? info.prices.cost(of: answer.usage, images: 0) : worst
            try await ledger.settle(
                reservation,
                Settlement(
                    .succeeded, cost: cost, usage: answer.usage, isExact: isCounted, images: 0, latency: ContinuousClock.now - start))
            return (answer, cost)
        } catch {
            let outcome: Settlement.Outcome = error is CancellationError ? .cancelled : .failed
            _ = try? await ledger.settle(reservation, .unused(outcome, errorCode: (error as? APIError)?.code))
            throw error
        }
    }
}

/// What a text model was asked for, with what it cost.
struct Assisted<Value: Sendable>: Sendable {
    /// What was read from the answer.
    var value: Value
    /// The model, as its server names it.
    var model: String
    /// What all tries cost together.
    var cost: Money

    /// The part of an answer to a page that every kind of help has, with what this one has beside it.
    func json(_ more: [String: JSONValue]) -> JSONValue {
        .object(more.merging(["model": .string(model), "cost_usd": .string(cost.decimal)]) { own, _ in own })
    }
}

/// Why an answer cannot be used: a sentence for the model's second try, and for the person if that fails too.
struct Unreadable: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
