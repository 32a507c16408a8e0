#include "importers/gdal_errors.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

#include <mutex>

namespace relais::importers {

struct GdalErrorsAccess {
    static void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* text) {
        auto* errors = static_cast<GdalErrors*>(CPLGetErrorHandlerUserData());
        if (level >= CE_Failure &&
            errors->m_failures.size() < 20) { // one bad file can say it often
            errors->m_failures.emplace_back(text != nullptr ? text : "");
        }
    }
};

GdalErrors::GdalErrors() {
    CPLPushErrorHandlerEx(&GdalErrorsAccess::collect, this);
}

GdalErrors::~GdalErrors() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void register_drivers() {
    static std::once_flag once;
    std::call_once(once, [] { GDALAllRegister(); });
}

} // namespace relais::importers
