#pragma once
#include <algorithm>
#include <functional>
#include <iterator>
#include <ranges>
#include <type_traits>
#include <utility>

/// The algorithms over ranges that the C++ library of Debian's emscripten 3.1.6 (libc++ 13) does not have yet, as far
/// as the core uses them; included before every source of the core (src/wasm/CMakeLists.txt). To be deleted with a
/// newer emscripten. Sorting is stable throughout, so that the order of equals is no accident of a library.
namespace std::ranges { // NOLINT: it stands in for the library

template <class Comp, class Proj>
auto missing_compare(Comp comp, Proj proj) {
    return [comp, proj](const auto& a, const auto& b) -> bool {
        return std::invoke(comp, std::invoke(proj, a), std::invoke(proj, b));
    };
}

template <class Range, class Comp = std::less<>, class Proj = std::identity>
void stable_sort(Range&& range, Comp comp = {}, Proj proj = {}) {
    std::stable_sort(std::begin(range), std::end(range), missing_compare(comp, proj));
}
template <class Range, class Comp = std::less<>, class Proj = std::identity>
void sort(Range&& range, Comp comp = {}, Proj proj = {}) {
    std::stable_sort(std::begin(range), std::end(range), missing_compare(comp, proj));
}
template <class Range, class Middle, class Comp = std::less<>, class Proj = std::identity>
void partial_sort(Range&& range, Middle middle, Comp comp = {}, Proj proj = {}) {
    std::partial_sort(std::begin(range), middle, std::end(range), missing_compare(comp, proj));
}
template <class Range, class Nth, class Comp = std::less<>, class Proj = std::identity>
void nth_element(Range&& range, Nth nth, Comp comp = {}, Proj proj = {}) {
    std::nth_element(std::begin(range), nth, std::end(range), missing_compare(comp, proj));
}
template <class Range, class Comp = std::less<>, class Proj = std::identity>
void push_heap(Range&& range, Comp comp = {}, Proj proj = {}) {
    std::push_heap(std::begin(range), std::end(range), missing_compare(comp, proj));
}
template <class Range, class Comp = std::less<>, class Proj = std::identity>
void pop_heap(Range&& range, Comp comp = {}, Proj proj = {}) {
    std::pop_heap(std::begin(range), std::end(range), missing_compare(comp, proj));
}
template <class Range, class Value, class Comp = std::less<>, class Proj = std::identity>
auto lower_bound(Range&& range, const Value& value, Comp comp = {}, Proj proj = {}) {
    return std::lower_bound(std::begin(range), std::end(range), value, [&](const auto& item, const Value& wanted) -> bool {
        return std::invoke(comp, std::invoke(proj, item), wanted);
    });
}
template <class Range, class Value, class Comp = std::less<>, class Proj = std::identity>
auto upper_bound(Range&& range, const Value& value, Comp comp = {}, Proj proj = {}) {
    return std::upper_bound(std::begin(range), std::end(range), value, [&](const Value& wanted, const auto& item) -> bool {
        return std::invoke(comp, wanted, std::invoke(proj, item));
    });
}
template <class Range, class Value>
bool binary_search(Range&& range, const Value& value) {
    return std::binary_search(std::begin(range), std::end(range), value);
}
template <class Iterator, class Pred, class Proj>
    requires std::input_or_output_iterator<Iterator>
Iterator find_if(Iterator first, Iterator last, Pred pred, Proj proj) {
    return std::find_if(first, last, [&](auto&& item) -> bool { return std::invoke(pred, std::invoke(proj, item)); });
}
template <class Range, class Pred, class Proj = std::identity>
auto find_if(Range&& range, Pred pred, Proj proj = {}) {
    return std::ranges::find_if(std::begin(range), std::end(range), pred, proj);
}
template <class Range, class Value, class Proj = std::identity>
auto find(Range&& range, const Value& value, Proj proj = {}) {
    return std::ranges::find_if(range, [&](const auto& item) -> bool { return item == value; }, proj);
}
template <class Range, class Pred, class Proj = std::identity>
bool any_of(Range&& range, Pred pred, Proj proj = {}) {
    return std::ranges::find_if(range, pred, proj) != std::end(range);
}
template <class Range, class Pred, class Proj = std::identity>
bool none_of(Range&& range, Pred pred, Proj proj = {}) {
    return !std::ranges::any_of(range, pred, proj);
}
template <class Range, class Pred, class Proj = std::identity>
bool all_of(Range&& range, Pred pred, Proj proj = {}) {
    return std::all_of(std::begin(range), std::end(range),
                       [&](const auto& item) -> bool { return std::invoke(pred, std::invoke(proj, item)); });
}
template <class Range, class Pred, class Proj = std::identity>
auto count_if(Range&& range, Pred pred, Proj proj = {}) {
    return std::count_if(std::begin(range), std::end(range),
                         [&](const auto& item) -> bool { return std::invoke(pred, std::invoke(proj, item)); });
}
template <class Range, class Value, class Proj = std::identity>
auto count(Range&& range, const Value& value, Proj proj = {}) {
    return std::ranges::count_if(range, [&](const auto& item) -> bool { return item == value; }, proj);
}
template <class One, class Other, class Pred = std::equal_to<>>
bool equal(One&& one, Other&& other, Pred pred = {}) {
    return std::equal(std::begin(one), std::end(one), std::begin(other), std::end(other), pred);
}
template <class In1, class In2>
struct missing_mismatch {
    In1 in1;
    In2 in2;
};
template <class One, class Other>
auto mismatch(One&& one, Other&& other) {
    const auto [first, second] = std::mismatch(std::begin(one), std::end(one), std::begin(other), std::end(other));
    return missing_mismatch<std::decay_t<decltype(first)>, std::decay_t<decltype(second)>>{first, second};
}
template <class Range, class Value>
void fill(Range&& range, const Value& value) {
    std::fill(std::begin(range), std::end(range), value);
}
template <class Range>
void reverse(Range&& range) {
    std::reverse(std::begin(range), std::end(range));
}
template <class Range, class Value>
void replace(Range&& range, const Value& before, const Value& after) {
    std::replace(std::begin(range), std::end(range), before, after);
}
template <class Range, class Action>
void for_each(Range&& range, Action action) {
    std::for_each(std::begin(range), std::end(range), action);
}
template <class Range, class Out, class Action, class Proj = std::identity>
auto transform(Range&& range, Out out, Action action, Proj proj = {}) {
    return std::transform(std::begin(range), std::end(range), out,
                          [&](auto&& item) { return std::invoke(action, std::invoke(proj, item)); });
}
template <class Range, class Out>
auto move(Range&& range, Out out) {
    return std::move(std::begin(range), std::end(range), out);
}
/// The rest after the distinct ones, for `erase(begin, end)`.
template <class Range, class Pred = std::equal_to<>, class Proj = std::identity>
auto unique(Range&& range, Pred pred = {}, Proj proj = {}) {
    const auto last = std::unique(std::begin(range), std::end(range), missing_compare(pred, proj));
    return std::ranges::subrange(last, std::end(range));
}
template <class Range, class Comp = std::less<>, class Proj = std::identity>
auto max_element(Range&& range, Comp comp = {}, Proj proj = {}) {
    return std::max_element(std::begin(range), std::end(range), missing_compare(comp, proj));
}
template <class Value>
struct missing_min_max {
    Value min;
    Value max;
};
template <class Range, class Comp = std::less<>, class Proj = std::identity>
auto minmax(Range&& range, Comp comp = {}, Proj proj = {}) {
    const auto [low, high] = std::minmax_element(std::begin(range), std::end(range), missing_compare(comp, proj));
    return missing_min_max<std::decay_t<decltype(*low)>>{*low, *high};
}

} // namespace std::ranges
