import OrderedCollections

/// The fields of a record, in order.
public typealias Fields = OrderedDictionary<String, Value>
