/// Checks between epochs, and patience.
extension Trainer {
  /// Whether an epoch has ended whose check is still to be made.
  var checkIsDue: Bool {
    guard check != nil, let last = history.epochs.last else { return false }
    return last.check == nil && step == last.epoch * stepsPerEpoch
  }

  /// Whether the last so many epochs brought nothing better.
  var hasLostPatience: Bool {
    guard let patience = recipe.patience, let best, let last = history.epochs.last else {
      return false
    }
    return last.check != nil && last.epoch - best.epoch >= patience
  }

  /// Whether no check before did better than the last one.
  var lastCheckIsBest: Bool {
    let values = history.epochs.compactMap(\.check).map { $0.measures.first ?? $0.loss }
    guard let last = values.last else { return false }
    let isRising = recipe.by.first?.higherIsBetter == true
    return values.dropLast().allSatisfy { isRising ? $0 < last : $0 > last }
  }

  /// Measures the model on the rows kept for checking; `tick` is called between batches.
  func runCheck(tick: () throws -> Void) throws {
    guard let check, let epoch = history.epochs.last?.epoch else { return }
    let record = try check.check(weights.start, by: recipe.by, tick: tick)
    history.add(record)
    guard recipe.patience != nil else { return }
    let deciding = recipe.by.first
    let value = record.measures.first ?? record.loss
    let isBetter = best.map {
      deciding?.higherIsBetter == true ? value > $0.value : value < $0.value
    }
    if isBetter ?? true {
      best = BestWeights(epoch: epoch, value: value, weights: weights.array)
    }
  }
}
