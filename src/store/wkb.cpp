#include "store/wkb.h"

#include <cstdint>
#include <cstring>

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr std::uint32_t k_wkb_polygon = 3;
constexpr std::uint32_t k_wkb_multipolygon = 6;
constexpr char k_little_endian = 1;

class WkbWriter {
public:
    template <class Number>
    void put(Number number) {
        const auto* bytes = reinterpret_cast<const char*>(&number);
        m_bytes.append(bytes, sizeof number);
    }
    void put_ring(const Ring& ring) {
        put(static_cast<std::uint32_t>(ring.size()));
        for (const auto& point : ring) {
            put(point.longitude);
            put(point.latitude);
        }
    }
    void put_polygon(const Polygon& polygon) {
        put(k_little_endian);
        put(k_wkb_polygon);
        put(static_cast<std::uint32_t>(1 + polygon.holes.size()));
        put_ring(polygon.outer);
        for (const auto& hole : polygon.holes) {
            put_ring(hole);
        }
    }
    void put_polygons(const std::vector<Polygon>& polygons) {
        put(k_little_endian);
        put(k_wkb_multipolygon);
        put(static_cast<std::uint32_t>(polygons.size()));
        for (const auto& polygon : polygons) {
            put_polygon(polygon);
        }
    }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

/// Stops at the end of a short buffer.
class WkbReader {
public:
    WkbReader(const void* bytes, std::size_t size)
        : m_at(static_cast<const char*>(bytes)),
          m_end(m_at + size) {}

    template <class Number>
    Number get() {
        Number number{};
        if (static_cast<std::size_t>(m_end - m_at) >= sizeof number) {
            std::memcpy(&number, m_at, sizeof number);
            m_at += sizeof number;
        } else {
            m_at = m_end;
        }
        return number;
    }
    Ring get_ring() {
        Ring ring;
        for (auto left = get<std::uint32_t>(); left > 0 && m_at < m_end; --left) {
            const auto longitude = get<double>();
            ring.push_back({longitude, get<double>()});
        }
        return ring;
    }
    std::vector<Polygon> get_polygons() {
        std::vector<Polygon> polygons;
        get<char>();
        get<std::uint32_t>();
        for (auto left = get<std::uint32_t>(); left > 0 && m_at < m_end; --left) {
            get<char>();
            get<std::uint32_t>();
            auto rings = get<std::uint32_t>();
            Polygon polygon{get_ring(), {}};
            for (; rings > 1 && m_at < m_end; --rings) {
                polygon.holes.push_back(get_ring());
            }
            polygons.push_back(std::move(polygon));
        }
        return polygons;
    }

private:
    const char* m_at;
    const char* m_end;
};

} // namespace

std::string to_wkb(const std::vector<Polygon>& polygons) {
    WkbWriter wkb;
    wkb.put_polygons(polygons);
    return wkb.bytes();
}

std::vector<Polygon> polygons_from_wkb(const void* bytes, std::size_t size) {
    return WkbReader(bytes, size).get_polygons();
}

} // namespace relais::store
